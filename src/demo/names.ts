import { readItems, readRows } from '../skills/starter/table.js'

/** `country | first names | last names`: common ones, joined at random. */
const table = `
United States | James, Maria, Aaliyah, David, Wei, Priya, Carlos, Emily, Darnell, Fatima, Joshua, Mei, Andre, Sofia, Kevin, Nia, Michael, Linh, Jamal, Hannah, Robert, Guadalupe, Tyrone, Ashley, Raj, Camila, Brandon, Keisha, Daniel, Yuki, Luis, Rebecca, Omar, Grace, Marcus, Elena, Samuel, Tamika, Anthony, Ngozi, Thomas, Ana, Isaiah, Megan, Hiroshi, Deepa, Javier, Laura, Kwame, Ruth, Eric, Xiomara, Nathan, Leilani, Victor, Amara, Peter, Rosa, Caleb, Zainab, George, Paula, Dakota, Ingrid, Ethan, Valeria, Winona, Patrick, Imani, Stephen, Karina, Elijah, Molly, Arjun, Teresa, Malik, Joanna, Diego, Naomi, Gabriel | Johnson, Garcia, Nguyen, Washington, Smith, Patel, Rodriguez, Kim, Jackson, O'Brien, Chen, Martinez, Williams, Okafor, Cohen, Hernandez, Brown, Tran, Begay, Kowalski, Davis, Lopez, Singh, Robinson, Miller, Reyes, Park, Jefferson, Anderson, Torres, Ahmed, Harris, Thompson, Flores, Yamamoto, Booker, Wilson, Ramirez, Khan, Freeman, Clark, Morales, Wong, Banks, Schmidt, Castillo, Ali, Coleman, Larsen, Vasquez, Gupta, Mensah, Murphy, Delgado, Pham, Hayes, Rossi, Jimenez, Haddad, Brooks, Novak, Ortiz, Lee, Simmons, Peterson, Soto, Desai, Grant, Baker, Salazar, Choi, Underwood, Fischer, Medina, Abebe, Whitfield, Sullivan, Kealoha, Liu, Carter
Sweden | Anna, Erik, Lars, Ingrid, Johan, Elsa, Karin, Nils, Amina, Oskar, Maja, Björn, Linnea, Viktor, Sara, Ali, Astrid, Mikael, Hanna, Emil, Leyla, Gustav, Ebba, Anders | Andersson, Johansson, Lindqvist, Nilsson, Eriksson, Larsson, Berg, Hassan, Svensson, Gustafsson, Pettersson, Holm, Lindberg, Ahmadi, Nyström, Ekström, Sjöberg, Lundin, Wallin, Öberg, Haile, Norén, Sandberg, Hedlund
Poland | Katarzyna, Piotr, Agnieszka, Tomasz, Magdalena, Paweł, Zofia, Michał, Ewa, Krzysztof, Joanna, Marcin, Aleksandra, Jakub, Oksana, Łukasz, Natalia, Wojciech, Hanna, Bartosz, Dorota, Andrzej, Monika, Taras | Nowak, Kowalska, Wiśniewski, Wójcik, Kamińska, Lewandowski, Zieliński, Szymańska, Dąbrowski, Kozłowski, Mazur, Jankowska, Kwiatkowski, Krawczyk, Piotrowska, Grabowski, Pawlak, Michalska, Shevchenko, Zając, Król, Wieczorek, Jabłońska, Wróbel
Spain | Lucía, Javier, Carmen, Pablo, Marta, Sergio, Laia, Jordi, Elena, Álvaro, Nuria, Diego, Cristina, Marc, Yasmin, Hugo, Irene, Andrés, Noelia, Rubén, Sara, Iker, Pilar, Mateo | García, Fernández, Puig, Martínez, Sánchez, Ferrer, López, Romero, Vila, Navarro, Torres, Serra, Ramos, Gil, Castro, Ortega, Molina, Benali, Iglesias, Medina, Quispe, Cortés, Roca, Herrera
Netherlands | Sanne, Daan, Fleur, Bram, Lotte, Jeroen, Anouk, Ruben, Fatma, Thijs, Femke, Maarten, Iris, Sven, Noor, Wouter, Esther, Koen, Meryem, Pieter, Eva, Joost, Roos, Winston | de Jong, Jansen, de Vries, van den Berg, Bakker, Visser, Smit, Meijer, de Boer, Mulder, Yilmaz, Bos, Vos, Peters, Hendriks, van Leeuwen, Dekker, Brouwer, El Amrani, de Wit, Dijkstra, Smits, Pinas, van Dam
Italy | Giulia, Marco, Chiara, Alessandro, Francesca, Luca, Elisa, Matteo, Martina, Davide, Silvia, Andrea, Federica, Simone, Amal, Paolo, Valentina, Stefano, Ilaria, Giorgio, Beatrice, Nicola, Serena, Riccardo | Rossi, Ferrari, Bianchi, Romano, Colombo, Ricci, Marino, Greco, Bruno, Gallo, Conti, De Luca, Mancini, Costa, Giordano, Rizzo, Lombardi, Moretti, Barbieri, Fontana, Santoro, Mariani, Diop, Caruso
Ireland | Aoife, Conor, Niamh, Seán, Ciara, Liam, Orla, Eoin, Sinéad, Darragh, Chidi, Róisín, Cian, Gráinne, Padraig, Emma, Oisín, Maeve, Ronan, Ewa, Declan, Fiona, Tadhg, Amaka | Murphy, Kelly, O'Sullivan, Walsh, O'Brien, Byrne, Ryan, O'Connor, O'Neill, Doyle, McCarthy, Gallagher, Adeyemi, Kennedy, Lynch, Murray, Quinn, Moore, Kowalczyk, Nolan, Dunne, Brennan, Burke, Hickey
France | Camille, Antoine, Claire, Mehdi, Manon, Julien, Aurélie, Nicolas, Élodie, Thomas, Fatou, Guillaume, Inès, Maxime, Chloé, Rachid, Sophie, Étienne, Léa, Baptiste, Nadia, Mathieu, Agathe, Hervé | Martin, Bernard, Dubois, Petit, Durand, Moreau, Benkhelifa, Laurent, Lefèvre, Girard, Traoré, Mercier, Fontaine, Chevalier, Rousseau, Lambert, Garnier, Faure, Blanchard, Nguyen, Perrin, Marchand, Cissé, Renard
Germany | Lena, Jonas, Sabine, Mehmet, Katharina, Stefan, Ayşe, Lukas, Julia, Matthias, Franziska, Florian, Anja, Emre, Birgit, Sebastian, Mareike, Tobias, Heike, Yusuf, Nele, Dirk, Svenja, Holger | Müller, Schmidt, Schneider, Fischer, Weber, Yıldız, Meyer, Wagner, Becker, Schulz, Hoffmann, Koch, Petersen, Hansen, Jensen, Krüger, Demir, Lange, Voß, Brandt, Schröder, Kowalski, Behrens, Lorenz
`

interface CountryNames {
  readonly first: readonly string[]
  readonly last: readonly string[]
}

/** First and last names by country; places in the United States name a state, and so fall under it. */
export const namesByCountry: ReadonlyMap<string, CountryNames> = new Map(
  readRows(table).map(({ cells: [country = '', first, last] }) => [
    country,
    { first: readItems(first), last: readItems(last) },
  ]),
)

const letters: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', ø: 'o', ı: 'i' }

/** A name as it stands in an e-mail address: lower-case letters alone. */
export const addressOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[ßłøı]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
