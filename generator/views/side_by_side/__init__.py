"""并排比较: what one report says in each row; the page joins several."""
